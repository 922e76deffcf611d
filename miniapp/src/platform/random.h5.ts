/** Strong random bytes of the phone: what a guess must not find. Math.random is not among its sources. */
export function randomBytes(length: number): Promise<Uint8Array> {
  return Promise.resolve(crypto.getRandomValues(new Uint8Array(length)));
}
