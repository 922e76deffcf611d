/** A household's code as people say it: 上寨 17 号. */
export function householdCode(hamletName: string, no: number): string {
  return `${hamletName} ${no} 号`;
}

/**
 * Whether what somebody typed finds a household: part of its code (上寨17, 17号) or of a name of it. Spaces do not
 * count, since a phone's keyboard puts them anywhere.
 */
export function householdMatches(household: { code: string; name: string }, typed: string): boolean {
  const wanted = withoutSpaces(typed);
  return withoutSpaces(household.code).includes(wanted) || withoutSpaces(household.name).includes(wanted);
}

const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '');
