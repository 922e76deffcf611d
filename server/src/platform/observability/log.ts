import { Inject, Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { ConfigToken, type Config } from '../config/config.js';
import { errorFields } from './error-fields.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * JSON lines on standard output. Nothing personal goes in: no bodies, no headers, no query strings, no names, no ids of
 * people; an error is its class, message and stack, and a statement's parameters stay out.
 */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor(@Inject(ConfigToken) config: Config) {
    this.pino = pino({ level: config.logLevel, base: { app: 'wecountry' }, timestamp: pino.stdTimeFunctions.isoTime });
  }

  info(fields: Fields, message: string): void {
    this.pino.info(fields, message);
  }

  /** Also Nest's signature: `error(message, stack?, context?)`. */
  error(fields: Fields | string, message?: string): void {
    if (typeof fields === 'string') this.pino.error(fields);
    else this.pino.error(fields, message);
  }

  warn(fields: Fields | string, message?: string): void {
    if (typeof fields === 'string') this.pino.warn(fields);
    else this.pino.warn(fields, message);
  }

  /** An error that is ours to mend. A refused statement keeps its SQLSTATE and constraint, never its values. */
  failure(error: unknown, fields: Fields): void {
    this.pino.error({ ...fields, error: errorFields(error) }, 'failed');
  }

  log(message: string): void {
    this.pino.debug(message);
  }

  debug(message: string): void {
    this.pino.debug(message);
  }

  verbose(message: string): void {
    this.pino.trace(message);
  }
}
