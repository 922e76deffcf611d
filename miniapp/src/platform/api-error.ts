import { errors, type ErrorCode } from '@wecountry/shared/errors';

/** What fails on the phone itself: the request never reached the village's server, or its answer was lost. */
export type LocalCode =
  | 'local.offline'
  | 'local.calendar'
  | 'local.timeout'
  | 'local.garbled'
  | 'local.no_cashier'
  | 'local.picture'
  | 'local.no_album'
  | 'local.no_microphone'
  | 'local.voice';

const local: Record<LocalCode, { title: string; next: string }> = {
  'local.offline': { title: '网不通', next: '你写的东西还在。有网了再试。' },
  'local.timeout': { title: '网太慢，没等到回话', next: '你写的东西还在。等一会儿再试。' },
  'local.calendar': { title: '没放进日历', next: '在微信的设置里准许用日历，再来。' },
  'local.no_cashier': { title: '这里付不了钱', next: '请在微信里打开这一页再付。钱没有扣。' },
  'local.picture': { title: '这张图片打不开', next: '换一张，或者重新拍一张。' },
  'local.no_album': { title: '微信不让打开相册', next: '点右上角三个点，进“设置”，允许相机和相册，再回来加。' },
  'local.no_microphone': { title: '手机没让录音', next: '在设置里准许用话筒，再回来录。' },
  'local.voice': { title: '这段没录上', next: '再录一次。' },
  'local.garbled': { title: '回话看不懂', next: '可能连到了别的网。换个网再试。' },
};

/** One field of a form that the server did not accept: its name (`body.receiver.phone`), and why in words. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** Every failure of a call: what happened (title), what to do (next), and whether sending the same again can help. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: ErrorCode | LocalCode,
    readonly status: number,
    readonly title: string,
    readonly next: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(`${code}: ${title}`);
  }

  /** Why the server did not accept a field of the body, such as `receiver.phone`. */
  about(field: string): string | undefined {
    return this.fields.find((f) => f.field === field || f.field === `body.${field}`)?.message;
  }

  /** The network or the server failed, not the request: the same request may be sent again. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** A failure on our side of the wire. */
export const localError = (code: LocalCode): ApiError => new ApiError(code, 0, local[code].title, local[code].next);

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && code in errors;

const byStatus = (status: number): ErrorCode => {
  if (status === 401) return 'session.missing';
  if (status === 403) return 'request.forbidden';
  if (status === 404) return 'request.not_found';
  if (status === 429) return 'request.too_many';
  return status >= 500 ? 'request.failed' : 'request.invalid';
};

/** Reads an RFC 9457 problem; an answer that is none (a proxy's page) gets the words of its status. */
export function problemError(status: number, body: unknown): ApiError {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const code = isCode(problem.code) ? problem.code : byStatus(status);
  const word = (key: 'title' | 'next') => {
    const said = problem[key];
    return typeof said === 'string' && said !== '' ? said : errors[code][key];
  };
  return new ApiError(code, status, word('title'), word('next'), readFields(problem.errors));
}

function readFields(fields: unknown): FieldProblem[] {
  if (!Array.isArray(fields)) return [];
  return fields.filter(
    (f): f is FieldProblem =>
      typeof f === 'object' && f !== null && typeof f.field === 'string' && typeof f.message === 'string',
  );
}
