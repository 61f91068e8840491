import { ObjectType } from '@nestjs/graphql';
import { Connection } from '../../platform/graphql/connection.graphql.js';
import { BrandBible } from './brand-bible.graphql.js';

/** A page of versions. */
@ObjectType({ description: 'A page of Brand Bible versions.' })
export class BrandBibleConnection extends Connection(BrandBible) {}
