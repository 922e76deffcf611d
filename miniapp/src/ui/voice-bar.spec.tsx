import { act, fireEvent, render, screen } from '@testing-library/react';
import { openPlayer, type Listener } from '@/platform/player';
import { usePlaying } from '@/platform/playing';
import { useReading } from '@/platform/reading';
import { VoiceBar, type SpokenRecording } from './voice-bar';

const played = { resume: jest.fn(), pause: jest.fn(), setRate: jest.fn(), close: jest.fn() };
jest.mock('@/platform/player', () => ({ openPlayer: jest.fn() }));
jest.mock('@/platform/speech', () => ({ canSpeak: true, say: () => new Promise(() => undefined), hush: jest.fn() }));
const opens = openPlayer as jest.MockedFunction<typeof openPlayer>;

let tell: Listener;
const dong: SpokenRecording = { language: 'dong', url: '/dong.webm', seconds: 48 };
const mandarin: SpokenRecording = { language: 'mandarin', url: '/mandarin.webm', seconds: 20 };
const bar = (recordings: SpokenRecording[]) =>
  render(<VoiceBar id="n1" recordings={recordings} speaker="石明" text={['明天停水。']} label="听这条通知" />);
const press = (name: string, role: 'button' | 'radio' | 'switch' = 'button') =>
  fireEvent.click(screen.getByRole(role, { name }));

beforeEach(() => {
  jest.clearAllMocks();
  useReading.setState({ id: null, state: 'idle', heardPercent: 0, slow: false });
  opens.mockImplementation((_url, _rate, listener) => {
    tell = listener;
    return played;
  });
});

it('plays the recording, says whose it is and how far, and counts what was heard', () => {
  bar([dong, mandarin]);
  expect(screen.getByText('石明用侗话说')).toBeTruthy();
  press('听这条通知');
  expect(opens).toHaveBeenCalledWith('/dong.webm', 1, expect.anything());
  act(() => tell.at(31.4));
  expect(screen.getByText('0:31 / 0:48')).toBeTruthy();
  expect(usePlaying.getState()).toMatchObject({ id: 'n1', heardPercent: 65 });
  press('暂停');
  expect(played.pause).toHaveBeenCalled();
  press('听这条通知');
  expect(played.resume).toHaveBeenCalled();
  act(() => tell.ended());
  expect(usePlaying.getState()).toMatchObject({ state: 'idle', heardPercent: 100 });
});

it('another language begins from its beginning, and the first falls silent', () => {
  bar([dong, mandarin]);
  press('听这条通知');
  press('普通话', 'radio');
  expect(played.close).toHaveBeenCalled();
  expect(screen.getByText('石明用普通话说')).toBeTruthy();
  press('听这条通知');
  expect(opens).toHaveBeenLastCalledWith('/mandarin.webm', 1, expect.anything());
});

it('slower while it plays', () => {
  bar([dong]);
  press('听这条通知');
  press('慢一点', 'switch');
  expect(played.setRate).toHaveBeenCalledWith(0.8);
  expect(screen.getByRole('switch', { name: '慢一点' }).getAttribute('aria-checked')).toBe('true');
});

it('when it does not play, says so, and the phone can read instead', () => {
  bar([dong]);
  press('听这条通知');
  act(() => tell.failed());
  expect(screen.getByText('这段录音放不出来')).toBeTruthy();
  press('手机念', 'radio');
  press('听这条通知');
  expect(screen.getByText('手机正在念')).toBeTruthy();
});

it('is the phone’s own voice where nothing was recorded', () => {
  bar([]);
  expect(screen.getByRole('radio', { name: '慢一点' })).toBeTruthy();
  expect(screen.queryByRole('radio', { name: '侗话' })).toBeNull();
});
