interface Lock {
  release(): Promise<void>;
}

/** Keeps the screen on until the returned function is called. A browser that cannot goes dark as it always does. */
export function keepAwake(): () => void {
  const wake = (navigator as { wakeLock?: { request(kind: 'screen'): Promise<Lock> } }).wakeLock;
  let lock: Lock | null = null;
  let over = false;
  wake?.request('screen').then(
    (given) => {
      if (over) void given.release();
      else lock = given;
    },
    // The battery is low, or the page is not in front: nothing is lost but the light.
    () => undefined,
  );
  return () => {
    over = true;
    void lock?.release();
  };
}
