import { api } from '@wecountry/shared/contracts';
import type { Access, Contract } from '@wecountry/shared/contracts/contract';
import { routes, type RouteName } from '@wecountry/shared/contracts/routes';
import { errors } from '@wecountry/shared/errors';
import * as z from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of the API, made from the contracts alone. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, [method, template]] of Object.entries(routes) as [RouteName, readonly [string, string]][]) {
    const path = template.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, api[name], template) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '为村 WeCountry',
      version: '1',
      description: '一个村的通知、议事、市集、积分和账。金额是整数分；时间是 UTC 的 ISO 8601；日期是北京时间。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation(name: RouteName, contract: Contract, template: string): Json {
  return {
    operationId: name,
    tags: [contract.tag],
    summary: contract.summary,
    description: accessText(contract.access),
    'x-access': contract.access,
    'x-helper-may': contract.helperMay === true,
    security: contract.access === 'public' ? [] : [{ session: [] }],
    parameters: parameters(contract, template),
    ...(requestBody(contract) && { requestBody: requestBody(contract) }),
    responses: {
      [String(contract.status ?? 200)]: {
        description: '成功',
        content: { 'application/json': { schema: schemaOf(contract.response, 'output') } },
      },
      default: {
        description: '没有办成：code 说明原因，next 说怎么办',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function accessText(access: Access): string {
  if (access === 'public') return '谁都可以调用。';
  if (access === 'user') return '登录后可以调用。';
  return `本村的这些角色可以调用：${access.join('、')}。`;
}

function parameters(contract: Contract, template: string): Json[] {
  const params = contract.params ? schemaOf(contract.params, 'input') : undefined;
  const known = (params?.properties ?? {}) as Record<string, Json>;
  const inPath = [...template.matchAll(/:(\w+)/g)].map(([, key = '']) => ({
    name: key,
    in: 'path',
    required: true,
    schema: known[key] ?? { type: 'string' },
  }));
  const query = contract.query ? schemaOf(contract.query, 'input') : undefined;
  const required = new Set((query?.required ?? []) as string[]);
  const inQuery = Object.entries((query?.properties ?? {}) as Record<string, Json>).map(([key, schema]) => ({
    name: key,
    in: 'query',
    required: required.has(key),
    schema,
  }));
  return [...inPath, ...inQuery, ...(contract.idempotent ? [idempotencyKey] : [])];
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '客户端为这一次操作取的编号；重复发送得到第一次的回答',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,80}$' },
};

function requestBody(contract: Contract): Json | undefined {
  if (contract.multipart) {
    const file = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };
    return { required: true, content: { 'multipart/form-data': { schema: file } } };
  }
  if (!contract.body) return undefined;
  return { required: true, content: { 'application/json': { schema: schemaOf(contract.body, 'input') } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const described: Json = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  // The document names its dialect once.
  delete described.$schema;
  return described;
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'next', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: '出了什么事' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(errors) },
    next: { type: 'string', description: '接下来怎么办' },
    detail: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
  },
};
