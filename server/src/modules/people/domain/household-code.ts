/** A household's code as people say it: 上寨 17 号. */
export function householdCode(hamletName: string, no: number): string {
  return `${hamletName} ${no} 号`;
}
