/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.svg' {
  const url: string;
  export default url;
}

/** Origin of the API for the mini-program (`TARO_APP_API` at build); empty in H5, which talks to its own origin. */
declare const API_ORIGIN: string;
