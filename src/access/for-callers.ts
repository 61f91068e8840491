import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import { ApiFaults } from '../platform/http/documentation/api-faults.js';
import { AdminGuard } from './admin.guard.js';
import { CallerGuard } from './caller.guard.js';

/** The names of the two security schemes in the OpenAPI document. */
export const BEARER = 'bearer';
export const API_KEY = 'apikey';

/** Admits only identified callers, and documents it. */
export function ForCallers() {
  return applyDecorators(UseGuards(CallerGuard), ApiBearerAuth(BEARER), ApiSecurity(API_KEY));
}

/** Admits only admins and the secret key, and documents it. */
export function ForAdmins() {
  const faults = ApiFaults({ FORBIDDEN: 'only admins and the secret key may do this' });
  return applyDecorators(UseGuards(CallerGuard, AdminGuard), ApiBearerAuth(BEARER), ApiSecurity(API_KEY), faults);
}
