/** What its owner may see of a number on a screen that others look at too: `139****5678`. */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
