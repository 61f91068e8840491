import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import { ApiFaults } from '../platform/http/documentation/api-faults.js';
import { AdminGuard } from './admin.guard.js';
import { CallerGuard } from './caller.guard.js';

/** The names of the two ways to identify oneself, as the OpenAPI document has them. */
export const BEARER = 'bearer';
export const API_KEY = 'apikey';

/** Lets known callers in alone, and documents it. */
export function ForCallers() {
  return applyDecorators(UseGuards(CallerGuard), ApiBearerAuth(BEARER), ApiSecurity(API_KEY));
}

/** Lets admins and the secret key in alone, and documents it. */
export function ForAdmins() {
  const faults = ApiFaults({ FORBIDDEN: 'only admins and the secret key may do this' });
  return applyDecorators(UseGuards(CallerGuard, AdminGuard), ApiBearerAuth(BEARER), ApiSecurity(API_KEY), faults);
}
