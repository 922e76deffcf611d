import { useEffect } from 'react';
import { showFirstWrong } from '@/platform/show-first-wrong';

let wrongFields = 0;

/**
 * Counts the fields that are wrong. When the first ones turn up, which is after a press far below them, the topmost comes
 * into view; while somebody mends them nothing moves.
 */
export function useWrong(error: string | null | undefined) {
  const wrong = Boolean(error);
  useEffect(() => {
    if (!wrong) return undefined;
    wrongFields++;
    if (wrongFields === 1) setTimeout(showFirstWrong);
    return () => {
      wrongFields--;
    };
  }, [wrong]);
}
