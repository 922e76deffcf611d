import { installAbort } from './abort';

/** What the query library does with it. */
function controllerIn(scope: Record<string, unknown>) {
  installAbort(scope);
  return new (scope.AbortController as typeof AbortController)();
}

it('gives a thread without AbortController one that aborts once and tells who listens', () => {
  const controller = controllerIn({});
  const heard: string[] = [];
  controller.signal.addEventListener('abort', () => heard.push('first'));
  const second = () => heard.push('second');
  controller.signal.addEventListener('abort', second);
  controller.signal.removeEventListener('abort', second);
  expect(controller.signal.aborted).toBe(false);
  controller.abort();
  controller.abort();
  expect(heard).toEqual(['first']);
  expect(() => controller.signal.throwIfAborted()).toThrow('aborted');
});

it('leaves the one that is there', () => {
  const scope = { AbortController };
  installAbort(scope);
  expect(scope.AbortController).toBe(AbortController);
});
