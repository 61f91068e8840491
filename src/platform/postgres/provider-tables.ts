import type { ColumnType, Generated } from 'kysely';
import type { NullableJson, Timestamp } from './column-types.js';

export interface ProviderPermitsTable {
  permit_id: string;
  provider: string;
  taken_at: Timestamp;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  returned_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface ProviderStatesTable {
  provider: string;
  failures: Generated<number>;
  opened_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  open_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  paused_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  last_fault: NullableJson<object>;
  updated_at: Timestamp;
}
