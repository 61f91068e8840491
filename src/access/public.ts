import { Reflector } from '@nestjs/core';

/** Marks a controller or a method that anybody may call: health, documentation. */
export const Public = Reflector.createDecorator<void, boolean>({ transform: () => true });
