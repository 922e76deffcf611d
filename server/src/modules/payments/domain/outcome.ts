/**
 * What became of a message from WeChat. `applied`: it changed something here. `repeated`: it had been applied before.
 * `not_yet`: it says nothing final. `alarm`: it can't be right, a person was called and nothing was booked.
 */
export type Outcome = 'applied' | 'repeated' | 'not_yet' | 'alarm';
