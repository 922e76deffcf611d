import Taro from '@tarojs/taro';
import type { Listener, Player } from './player.h5';

/** Plays a recording from its beginning: an address of the server's with its origin, or one of this phone. */
export function openPlayer(url: string, rate: number, tell: Listener): Player {
  // Who presses 听 wants to hear it, also with the ringer off.
  void Taro.setInnerAudioOption({ obeyMuteSwitch: false });
  const audio = Taro.createInnerAudioContext();
  audio.onTimeUpdate(() => tell.at(audio.currentTime));
  audio.onEnded(() => tell.ended());
  audio.onError(() => tell.failed());
  audio.src = url;
  audio.playbackRate = rate;
  audio.play();
  return {
    resume: () => audio.play(),
    pause: () => audio.pause(),
    setRate: (next) => {
      audio.playbackRate = next;
    },
    close: () => audio.destroy(),
  };
}
