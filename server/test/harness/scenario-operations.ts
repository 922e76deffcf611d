import type { Access } from '@wecountry/shared/contracts/contract';
import type { RouteName } from '@wecountry/shared/contracts/routes';

/** One operation as the OpenAPI document tells it; nothing here is read from the contracts. */
export interface Operation {
  readonly name: RouteName;
  readonly method: 'GET' | 'POST';
  /** `/api/villages/{village}/polls/{poll}` */
  readonly path: string;
  readonly access: Access;
  /** The status of success. */
  readonly status: number;
  /** Whether it wants an Idempotency-Key. */
  readonly keyed: boolean;
  readonly multipart: boolean;
  readonly hasBody: boolean;
  /** Where a request names something by its id: `params.poll`, `body.contributions[].householdId`. */
  readonly idPlaces: readonly string[];
}

interface Schema {
  readonly $ref?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Described {
  readonly operationId: RouteName;
  readonly 'x-access': Access;
  readonly parameters: readonly { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, object>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

/** Every operation of the document. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operation(path, method, described)),
  );
}

function operation(path: string, method: string, described: Described): Operation {
  const { parameters, requestBody, responses } = described;
  const [status] = Object.keys(responses).filter((key) => key !== 'default');
  const json = requestBody?.content['application/json']?.schema;
  return {
    name: described.operationId,
    method: method.toUpperCase() as Operation['method'],
    path,
    access: described['x-access'],
    status: Number(status),
    keyed: parameters.some((p) => p.in === 'header' && p.name === 'Idempotency-Key'),
    multipart: requestBody?.content['multipart/form-data'] !== undefined,
    hasBody: json !== undefined,
    idPlaces: [
      ...parameters
        .filter((p) => p.in !== 'header' && p.name !== 'village')
        .flatMap((p) => idPlaces(p.schema, `${p.in === 'path' ? 'params' : 'query'}.${p.name}`)),
      ...(json ? idPlaces(json, 'body') : []),
    ],
  };
}

function idPlaces(schema: Schema, place: string): string[] {
  if (schema.$ref) throw new Error(`${place} is a reference, which nobody follows here`);
  const inside = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const found = [
    ...(schema.format === 'uuid' ? [place] : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) => idPlaces(value, `${place}.${key}`)),
    ...(schema.items ? idPlaces(schema.items, `${place}[]`) : []),
    ...inside.flatMap((part) => idPlaces(part, place)),
  ];
  return [...new Set(found)];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The places at which a request really names something by its id. */
export function placesIn(value: unknown, place = ''): string[] {
  if (typeof value === 'string') return UUID.test(value) ? [place] : [];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  const entries = Array.isArray(value)
    ? value.map((item: unknown): [string, unknown] => [`${place}[]`, item])
    : Object.entries(value).map(([key, item]): [string, unknown] => [place === '' ? key : `${place}.${key}`, item]);
  return [...new Set(entries.flatMap(([at, item]) => placesIn(item, at)))];
}

/** `mine` with what stands at these places taken from `theirs`, which has the same form. */
export function swapped<T>(mine: T, theirs: T, places: readonly string[], place = ''): T {
  if (places.includes(place)) return theirs;
  if (typeof mine !== 'object' || mine === null || Buffer.isBuffer(mine)) return mine;
  if (Array.isArray(mine)) {
    const others = theirs as unknown[];
    return mine.map((item: unknown, i) => swapped(item, others[i] ?? others[0], places, `${place}[]`)) as T;
  }
  const others = theirs as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(mine).map(([key, item]) => [
      key,
      swapped(item, others[key], places, place === '' ? key : `${place}.${key}`),
    ]),
  ) as T;
}
