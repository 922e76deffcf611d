/** The migrations this code was written for; readiness compares them with the database's. */
export class SchemaVersion {
  constructor(readonly expected: readonly string[]) {}
}
