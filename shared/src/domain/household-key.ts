/**
 * A household's code as a key: '上寨 17 号' → '上寨-17号'. Without spaces, so that it can stand in an account
 * (`113-上寨-17号`) and in a canonical text. What stood apart stays apart, or house 7 of 上寨1 would be house 17 of 上寨.
 */
export function householdKey(code: string): string {
  return code
    .trim()
    .replace(/\s+号$/, '号')
    .replace(/\s+/g, '-');
}
