/** What a player tells while it plays. */
export interface Listener {
  /** How far it is, in seconds; also told once when it begins. */
  at: (second: number) => void;
  ended: () => void;
  failed: () => void;
}

export interface Player {
  resume: () => void;
  pause: () => void;
  setRate: (rate: number) => void;
  /** Ends it for good; nothing is told after. */
  close: () => void;
}

/** Plays a recording from its beginning: an address of the server's with its origin, or one of this phone. */
export function openPlayer(url: string, rate: number, tell: Listener): Player {
  const audio = new Audio(url);
  let open = true;
  const whileOpen = (act: () => void) => () => {
    if (open) act();
  };
  audio.ontimeupdate = whileOpen(() => tell.at(audio.currentTime));
  audio.onended = whileOpen(tell.ended);
  audio.onerror = whileOpen(tell.failed);
  const resume = () => {
    audio.playbackRate = rate;
    // Refused where nobody pressed anything, or where the format is unknown.
    audio.play().catch(whileOpen(tell.failed));
  };
  resume();
  return {
    resume,
    pause: () => audio.pause(),
    setRate: (next) => {
      rate = next;
      audio.playbackRate = next;
    },
    close: () => {
      open = false;
      audio.pause();
      audio.removeAttribute('src');
    },
  };
}
