import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { DomainError, type ErrorCode, errors } from '@wecountry/shared/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codeOf } from '../db/tenant.js';
import { Log } from '../observability/log.js';
import { type FieldError, InvalidRequest } from './invalid-request.js';

/** RFC 9457, with our code, what to do next, and the fields at fault. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  next: string;
  detail?: Readonly<Record<string, string | number>>;
  errors?: readonly FieldError[];
  requestId: string;
}

/** Statement timeout, lock timeout, too many connections, shutting down: the database asks to come later. */
const BUSY = new Set(['57014', '55P03', '53300', '57P01', '57P03']);

/** Turns every refusal and failure into problem+json; only failures of ours are logged with their stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = this.problemOf(error, request.id);
    if (problem.status >= 500) this.log.failure(error, { requestId: request.id, code: problem.code });
    if (problem.code === 'request.too_many') {
      void reply.header('retry-after', String(problem.detail?.seconds ?? 60));
    }
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  }

  private problemOf(error: unknown, requestId: string): Problem {
    const code = codeFor(error);
    const { status, title, next } = errors[code];
    return {
      type: `urn:wecountry:problem:${code}`,
      title,
      status,
      code,
      next,
      ...(error instanceof DomainError && error.detail && { detail: error.detail }),
      ...(error instanceof InvalidRequest && { errors: error.errors }),
      requestId,
    };
  }
}

function codeFor(error: unknown): ErrorCode {
  if (error instanceof DomainError) return error.code;
  const status = statusOf(error);
  if (status === 404) return 'request.not_found';
  if (status === 413) return 'request.too_large';
  if (status === 401) return 'session.missing';
  if (status === 403) return 'request.forbidden';
  if (status !== undefined && status >= 400 && status < 500) return 'request.invalid';
  if (BUSY.has(codeOf(error)) || isConnectTimeout(error)) return 'request.busy';
  return 'request.failed';
}

/** The status a framework error carries: Nest's exceptions, and Fastify's own (too large, bad JSON). */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
}

function isConnectTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded when trying to connect|ECONNREFUSED/.test(error.message);
}
