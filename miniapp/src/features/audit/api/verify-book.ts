import { useMutation } from '@tanstack/react-query';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { ApiError } from '@/platform/api-error';
import { nowMs } from '@/platform/clock';
import { queryClient } from '@/platform/query';
import { call } from '@/platform/request';
import type { BookCode } from '../books';

/** A large book takes its time: every entry is read again. */
const patienceMs = 120_000;

export type Verified = ResponseOf<'audit.verify'> & { atMs: number };

/** Recounts a book from its first entry, on the server, when somebody asks for it; an answer is never taken from a cache. */
export const useVerify = (book: BookCode) =>
  useMutation<Verified, ApiError>(
    {
      mutationFn: async () => ({
        ...(await call('audit.verify', { params: { book }, timeoutMs: patienceMs })),
        atMs: nowMs(),
      }),
    },
    queryClient,
  );
