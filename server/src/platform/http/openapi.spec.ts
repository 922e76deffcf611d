import { api } from '@wecountry/shared/contracts';
import type { Contract } from '@wecountry/shared/contracts/contract';
import { routes, type RouteName } from '@wecountry/shared/contracts/routes';
import { openApiDocument } from './openapi.js';

interface Operation {
  operationId: RouteName;
  'x-access': unknown;
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content: Record<string, { schema: Record<string, unknown> }> }>;
}

describe('the OpenAPI document', () => {
  const document = openApiDocument() as { openapi: string; paths: Record<string, Record<string, Operation>> };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  it('has every route once, under its method and path', () => {
    const listed = operations.map(({ path, method, operation }) => [operation.operationId, method, path]);
    const wanted = Object.entries(routes).map(([name, [method, path]]) => [
      name,
      method.toLowerCase(),
      path.replace(/:(\w+)/g, '{$1}'),
    ]);
    expect(listed.sort()).toEqual(wanted.sort());
    expect(document.openapi).toBe('3.1.0');
  });

  it('says who may call, and names every parameter of a path', () => {
    for (const { path, operation } of operations) {
      const contract: Contract = api[operation.operationId];
      expect(operation['x-access']).toEqual(contract.access);
      const inPath = operation.parameters.filter((p) => p.in === 'path').map((p) => `{${p.name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath);
      expect(operation.parameters.some((p) => p.name === 'Idempotency-Key')).toBe(contract.idempotent === true);
    }
  });

  it('describes bodies and answers in the 2020-12 dialect: no nullable, no boolean bounds', () => {
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/"nullable":/);
    expect(text).not.toMatch(/"exclusiveM(in|ax)imum":(true|false)/);
    for (const { operation } of operations) {
      const [answer] = Object.values(operation.responses);
      expect(answer?.content['application/json']?.schema).toMatchObject({ type: 'object' });
    }
  });
});
