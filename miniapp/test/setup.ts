// The constants that the build writes in.
process.env.TARO_ENV = 'h5';
(globalThis as Record<string, unknown>).API_ORIGIN = '';
