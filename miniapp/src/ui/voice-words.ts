/** '0:31': how far a recording is, or how long it is. */
export const playTime = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = whole % 60;
  return `${Math.floor(whole / 60)}:${rest < 10 ? '0' : ''}${rest}`;
};
