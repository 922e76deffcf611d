import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { StitchMeter } from './stitch-meter';
import { RuleTicks, VerdictHead } from './verdict-head';
import { VoteOptions, type Choice } from './vote-options';

const options = [
  { choice: 'approve', meaning: '按这个办法分' },
  { choice: 'reject', meaning: '不按这个办法分' },
  { choice: 'abstain', meaning: '不表态，也算到场' },
] as const;

function Ballot({ disabled }: { disabled?: boolean }) {
  const [choice, setChoice] = useState<Choice | null>(null);
  return <VoteOptions label="你家怎么投" options={options} value={choice} onChange={setChoice} disabled={disabled} />;
}
const checked = () => screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-checked'));

it('offers three equal choices, none taken before the person takes one, and says which is taken', () => {
  render(<Ballot />);
  expect(checked()).toEqual(['false', 'false', 'false']);
  fireEvent.click(screen.getByRole('radio', { name: '反对，不按这个办法分' }));
  expect(checked()).toEqual(['false', 'true', 'false']);
  expect(screen.getByRole('radio', { name: '反对，不按这个办法分，已选' })).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('radio', { name: /^弃权/ }), { key: ' ' });
  expect(checked()).toEqual(['false', 'false', 'true']);
});

it('takes no choice when the vote is closed to this person', () => {
  render(<Ballot disabled />);
  fireEvent.click(screen.getByRole('radio', { name: /^同意/ }));
  expect(checked()).toEqual(['false', 'false', 'false']);
});

it('says the whole meter in a sentence, with what is still needed', () => {
  render(
    <StitchMeter
      unit="户"
      threshold={307}
      counts={[
        { label: '投了', count: 284, stitch: 'full' },
        { label: '没投', count: 176, stitch: 'hollow' },
      ]}
    />,
  );
  expect(screen.getByRole('img', { name: '投了 284 户，没投 176 户，要 307 户才够' })).toBeTruthy();
  expect(screen.queryByText(/一针/)).toBeNull();
});

it('says when one stitch stands for several households', () => {
  render(<StitchMeter unit="户" counts={[{ label: '知道了', count: 4600, stitch: 'full' }]} />);
  expect(screen.getByText('一针 4 户')).toBeTruthy();
});

it('shows a result as word, every household, and shares of those who cast', () => {
  render(
    <VerdictHead
      title="2026 年博物馆分红办法"
      word="达到门槛"
      closed="11月25日 20:00 截止"
      unit="户"
      counts={{ approve: 302, reject: 57, abstain: 32, notVoted: 69 }}
    />,
  );
  expect(screen.getByText('达到门槛')).toBeTruthy();
  expect(screen.getByRole('img', { name: '同意 302 户，反对 57 户，弃权 32 户，没投 69 户' })).toBeTruthy();
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    '同意302 户77.2%',
    '反对57 户14.6%',
    '弃权32 户8.2%',
    '没投69 户不算进来',
  ]);
});

it('shows no shares of nothing', () => {
  render(
    <VerdictHead
      title="t"
      word="人数不够"
      closed=""
      unit="户"
      counts={{ approve: 0, reject: 0, abstain: 0, notVoted: 9 }}
    />,
  );
  expect(screen.queryByText(/%/)).toBeNull();
});

it('tells a rule that was met from one that was not by more than colour', () => {
  const { container } = render(
    <RuleTicks
      sentences={[
        { met: true, title: '人数够了', detail: '到会 391 户，要 307 户' },
        { met: false, title: '同意的没过一半', detail: '正好一半，不算过半' },
      ]}
    />,
  );
  expect(screen.getByText('正好一半，不算过半')).toBeTruthy();
  expect(container.querySelectorAll('.i-check')).toHaveLength(1);
  expect(container.querySelectorAll('.i-cross')).toHaveLength(1);
});
