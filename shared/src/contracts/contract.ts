import type * as z from 'zod';
import type { Role } from '../domain/roles.js';

/**
 * Who may call a route: anyone; anyone signed in; or who holds one of these roles in the village of the path
 * (an auditor holds `auditor` in every village).
 */
export type Access = 'public' | 'user' | readonly Role[];

/** One operation of the API: what goes in, what comes out, who may. Path and method stand in `routes`. */
export interface Contract {
  tag: string;
  summary: string;
  access: Access;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
  /** The caller must send an Idempotency-Key; a repeat gets the first answer. */
  idempotent?: boolean;
  /**
   * A trusted helper may call it for the person they act for. Never for a secret ballot, a role, money that is paid out, or
   * a consent: what does not say so is refused.
   */
  helperMay?: boolean;
  /** The body is multipart/form-data with one `file`. */
  multipart?: boolean;
  /** The status of success; 200 when not given. */
  status?: 200 | 201;
}

/** Keeps a contract's exact types. */
export const contract = <const C extends Contract>(c: C): C => c;
