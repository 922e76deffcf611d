/**
 * A household's code as a key: '上寨 17 号' → '上寨-17'. Without spaces, so that it can stand in an account
 * (`113-上寨-17`) and in a canonical text; the dash keeps 寨1 no. 17 apart from 寨11 no. 7.
 */
export function householdKey(code: string): string {
  return code.trim().replace(/号$/, '').trim().replace(/\s+/g, '-');
}
