import { describe, expect, it } from '@jest/globals';
import { unusableDatabase } from '../../../src/platform/postgres/database-diagnoses.js';

/** As pg and the poolers give them. */
const error = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

describe('why a database cannot be used', () => {
  it.each([
    ['FATAL: Tenant or user not found', 'XX000', /does not know the project.*session pooler again/],
    ['(ENOTFOUND) tenant/user postgres.abcdefgh not found', 'XX000', /does not know the project/],
    ['MaxClientsInSessionMode: max clients reached', 'XX000', /no connection left.*DATABASE_POOL_SIZE/],
    [
      'no pg_hba.conf entry for host "10.0.0.1", user "x", no encryption',
      '28000',
      /encrypted connections only.*sslmode/,
    ],
    ['SSL connection is required', 'XX000', /encrypted connections only/],
    ['The server does not support SSL connections', undefined, /does not encrypt.*sslmode=disable/],
    ['self-signed certificate in certificate chain', 'SELF_SIGNED_CERT_IN_CHAIN', /SSL Configuration.*sslrootcert/],
    ['unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', /sslrootcert/],
    ['Hostname/IP does not match', 'ERR_TLS_CERT_ALTNAME_INVALID', /for another host/],
    ['password authentication failed for user "x"', '28P01', /refuses the password.*brackets of \[YOUR-PASSWORD\]/],
    ['getaddrinfo ENOTFOUND db.abcdefgh.supabase.co', 'ENOTFOUND', /needs IPv6, the session pooler does not/],
    ['connect ENETUNREACH 2a05::1:5432', 'ENETUNREACH', /needs IPv6/],
  ])('says it and its cure for "%s"', (message, code, sentence) => {
    const fault = unusableDatabase(error(message, code));
    expect(fault.message).toMatch(sentence);
    expect(fault.message).not.toMatch(/abcdefgh|10\.0\.0\.1|2a05/);
  });
});
