import { DomainError } from '@wecountry/shared/errors';
import type * as z from 'zod';

/** What is wrong with one field: its path such as `body.lines.0.amountFen`, and words for the person. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export class InvalidRequest extends DomainError {
  constructor(readonly errors: readonly FieldError[]) {
    super('request.invalid');
  }
}

type Part = 'params' | 'query' | 'body';

/** Reads one part of a request, or says per field what is wrong. */
export function readPart(part: Part, schema: z.ZodType | undefined, value: unknown, errors: FieldError[]): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value ?? {}, { error: wordsFor });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    errors.push({ field: [part, ...issue.path].map(String).join('.'), message: issue.message });
  }
  return undefined;
}

/** Short Chinese words where the schema has none of its own. */
function wordsFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '这里要填' : '填的东西不对';
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return issue.origin === 'string' ? `最多写 ${String(issue.maximum)} 个字` : `不能多于 ${String(issue.maximum)}`;
    case 'invalid_format':
      return '格式不对';
    case 'invalid_value':
      return '从给出的里面选一个';
    case 'not_multiple_of':
      return '数目不对';
    case 'unrecognized_keys':
      return `不认识：${issue.keys.join('、')}`;
    default:
      return '填的东西不对';
  }
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return minimum <= 1 ? '这里要填' : `至少写 ${minimum} 个字`;
  if (origin === 'array') return `至少选 ${minimum} 个`;
  return `不能少于 ${minimum}`;
}
