import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { Chips } from './chips';
import { DaySelect } from './day-select';
import { Field } from './field';
import { FormTrouble } from './form-trouble';
import { Segments } from './segments';
import { Select } from './select';
import { ConfirmSheet, Sheet } from './sheet';
import { Stepper } from './stepper';
import { TextArea } from './text-area';

it('a field tells its name, takes what is written, and says at itself what is wrong', () => {
  const onChange = jest.fn();
  const { rerender } = render(<Field label="手机号" value="" onChange={onChange} example="快递找你用" type="phone" />);
  expect(screen.getByText('快递找你用')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('手机号'), { target: { value: '138' } });
  expect(onChange).toHaveBeenCalledWith('138');
  rerender(<Field label="手机号" value="138" onChange={onChange} example="快递找你用" error="手机号是 11 位数字" />);
  expect(screen.getByRole('alert').textContent).toBe('手机号是 11 位数字');
  expect(screen.queryByText('快递找你用')).toBeNull();
  expect(screen.getByLabelText('手机号，手机号是 11 位数字').getAttribute('aria-invalid')).toBe('true');
});

it('a long text shows how much room is left only near the end', () => {
  const { rerender } = render(<TextArea label="为什么退" value="短" onChange={jest.fn()} max={10} />);
  expect(screen.queryByText('1/10')).toBeNull();
  rerender(<TextArea label="为什么退" value="一二三四五六七八九" onChange={jest.fn()} max={10} />);
  expect(screen.getByText('9/10')).toBeTruthy();
});

it('a stepper stops at both ends', () => {
  const onChange = jest.fn();
  const { rerender } = render(<Stepper label="件数" value={1} min={1} max={2} unit="袋" onChange={onChange} />);
  const [less, more] = ['件数，少一袋', '件数，多一袋'].map((name) => screen.getByRole('button', { name }));
  fireEvent.click(less!);
  fireEvent.click(more!);
  expect(onChange.mock.calls).toEqual([[2]]);
  rerender(<Stepper label="件数" value={2} min={1} max={2} unit="袋" onChange={onChange} />);
  fireEvent.click(more!);
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('a choice from a list opens a sheet, tells what is chosen, and closes with it', () => {
  const onChange = jest.fn();
  const items = [
    { value: 'canal', text: '修水渠', help: '+5 积分' },
    { value: 'patrol', text: '巡逻' },
  ];
  render(<Select label="做了什么" items={items} value="patrol" onChange={onChange} />);
  fireEvent.click(screen.getByRole('button', { name: '做了什么，巡逻' }));
  expect(screen.getByRole('radio', { name: '巡逻' }).getAttribute('aria-checked')).toBe('true');
  fireEvent.click(screen.getByRole('radio', { name: '修水渠，+5 积分' }));
  expect(onChange).toHaveBeenCalledWith('canal');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('days are words, the nearest first', () => {
  const onChange = jest.fn();
  render(
    <DaySelect label="哪一天" from="2026-11-19" to="2026-11-22" today="2026-11-22" value={null} onChange={onChange} />,
  );
  fireEvent.click(screen.getByRole('button', { name: '哪一天，选一天' }));
  expect(screen.getAllByRole('radio').map((r) => r.textContent)).toEqual(['今天', '昨天', '前天', '11月19日 星期四']);
  fireEvent.click(screen.getByRole('radio', { name: '前天' }));
  expect(onChange).toHaveBeenCalledWith('2026-11-20');
});

it('a sheet closes by its button, by the scrim and by Escape, and gives the focus back', () => {
  function Opener() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button onClick={() => setOpen(true)}>打开</button>
        <Sheet open={open} title="问组长" onClose={() => setOpen(false)}>
          石春生
        </Sheet>
      </>
    );
  }
  render(<Opener />);
  const opener = screen.getByText('打开');
  for (const close of [
    () => fireEvent.click(screen.getAllByRole('button', { name: '关上' })[0]!),
    () => fireEvent.click(screen.getAllByRole('button', { name: '关上' })[1]!),
    () => fireEvent.keyDown(document, { key: 'Escape' }),
  ]) {
    opener.focus();
    fireEvent.click(opener);
    expect(screen.getByRole('dialog', { name: '问组长' }).contains(document.activeElement)).toBe(true);
    close();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
  }
});

it('leaves the focus where somebody types, however often the page is drawn meanwhile', () => {
  function Typing() {
    const [text, setText] = useState('');
    return (
      <Sheet open title="为什么" onClose={() => undefined}>
        <button>别的</button>
        <TextArea label="原因" value={text} max={20} onChange={setText} />
      </Sheet>
    );
  }
  render(<Typing />);
  expect(document.activeElement).toBe(screen.getByRole('dialog'));
  const field = screen.getByRole('textbox');
  field.focus();
  for (const value of ['照', '照片', '照片看不清']) {
    fireEvent.change(field, { target: { value } });
    expect(document.activeElement).toBe(field);
  }
});

it('says back what will happen, and does it once', () => {
  const onConfirm = jest.fn();
  const { rerender } = render(
    <ConfirmSheet open title="货收到了？" confirmName="收到了，分钱" onConfirm={onConfirm} onClose={jest.fn()} />,
  );
  fireEvent.click(screen.getByRole('button', { name: '收到了，分钱' }));
  rerender(
    <ConfirmSheet
      open
      title="货收到了？"
      confirmName="收到了，分钱"
      busy="正在分钱"
      onConfirm={onConfirm}
      onClose={jest.fn()}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: '正在分钱' }));
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

it('tabs and chips tell which one is on', () => {
  const onChange = jest.fn();
  const items = [
    { value: 'a', text: '上寨 9' },
    { value: 'b', text: '中寨 6' },
  ];
  render(
    <>
      <Segments label="哪一种" items={items} value="a" onChange={onChange} />
      <Chips label="哪个寨" items={items} value="b" onChange={onChange} />
    </>,
  );
  expect(screen.getAllByRole('tab').map((t) => t.getAttribute('aria-selected'))).toEqual([
    'true',
    'false',
    'false',
    'true',
  ]);
  fireEvent.click(screen.getAllByRole('tab', { name: '中寨 6' })[0]!);
  expect(onChange).toHaveBeenCalledWith('b');
});

it('says why an act did not go through and what to do, and nothing when it did', () => {
  const { rerender, container } = render(<FormTrouble error={null} />);
  expect(container.textContent).toBe('');
  rerender(<FormTrouble error={new ApiError('order.sold_out', 409, '货不够了', '少买几件，或者等下一批。')} />);
  expect(screen.getByRole('alert').textContent).toBe('货不够了少买几件，或者等下一批。');
});
