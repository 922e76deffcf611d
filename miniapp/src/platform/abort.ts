// WeChat's logic thread has no AbortController, and the query library makes one for every fetch: without it a query stays
// pending for ever. Only what the library and our request use is here.
type Listener = () => void;

class Signal {
  aborted = false;
  reason: unknown;
  onabort: Listener | null = null;
  private listeners: Listener[] = [];

  addEventListener(_type: string, listener: Listener) {
    this.listeners.push(listener);
  }

  removeEventListener(_type: string, listener: Listener) {
    this.listeners = this.listeners.filter((other) => other !== listener);
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }

  /** Called by the controller: an abort happens once. */
  fire(reason: unknown) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason ?? Object.assign(new Error('aborted'), { name: 'AbortError' });
    this.onabort?.();
    for (const listener of this.listeners) listener();
  }
}

class Controller {
  readonly signal = new Signal();
  abort(reason?: unknown) {
    this.signal.fire(reason);
  }
}

/** Gives `scope` an AbortController where it has none. */
export function installAbort(scope: Record<string, unknown>) {
  if (scope.AbortController !== undefined) return;
  scope.AbortController = Controller;
  scope.AbortSignal = Signal;
}

installAbort(globalThis as unknown as Record<string, unknown>);
