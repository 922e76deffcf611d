import './platform/abort';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { keepMe } from './platform/me';
import { watchNetwork } from './platform/network';
import { runOutbox } from './platform/outbox-send';
import { restoreAnswers } from './platform/query';
import { followPhoneTheme } from './platform/settings';
import { startTarget } from './platform/start';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    followPhoneTheme();
    watchNetwork();
    startTarget();
    void restoreAnswers();
    keepMe();
    runOutbox();
  });
  return children;
}
