import { taskState } from './decision-tasks.js';

describe('a task of a decision', () => {
  it('is in time until the end of its day', () => {
    expect(taskState('2026-12-01', null, '2026-12-01')).toBe('todo');
    expect(taskState('2026-12-01', null, '2026-12-02')).toBe('late');
    expect(taskState('2026-12-01', '2026-12-01', '2026-12-09')).toBe('done');
    expect(taskState('2026-12-01', '2026-12-02', '2026-12-09')).toBe('done_late');
  });
});
