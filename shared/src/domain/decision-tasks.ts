/** Where a task of a decision stands by its day: the day itself is still in time. */
export type TaskState = 'todo' | 'late' | 'done' | 'done_late';

export const taskStateLabels: Readonly<Record<TaskState, string>> = {
  todo: '在办',
  late: '过了日子还没办',
  done: '办完了',
  done_late: '办完了，晚了',
};

/** The state on business date `today` of a task due on `dueOn` and done on `doneOn` (null = not yet); YYYY-MM-DD. */
export function taskState(dueOn: string, doneOn: string | null, today: string): TaskState {
  if (doneOn === null) return today > dueOn ? 'late' : 'todo';
  return doneOn > dueOn ? 'done_late' : 'done';
}
