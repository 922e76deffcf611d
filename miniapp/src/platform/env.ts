/** True in the browser build. A constant at build time: the other target's branch is dropped from the bundle. */
export const isH5 = process.env.TARO_ENV === 'h5';
