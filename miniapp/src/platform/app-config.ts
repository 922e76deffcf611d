import { useRead } from './query';

const foreverMs = 24 * 3600_000;

/** What the server says about this installation: is it a demo, where one logs in, where the JS-SDK lies. */
export const useAppConfig = () => useRead('app.config', { staleMs: foreverMs });
