/**
 * What the clients of WeChat need to know. The addresses are WeChat's own by default (see `Config`); whoever stands
 * behind them speaks the same protocol, so nothing here or below asks who it is.
 */
export interface WechatConfig {
  /** Address of the page where a person agrees to sign in, without query. */
  readonly authorizeUrl: string;
  /** Origin of `/sns/...`. */
  readonly apiBase: string;
  /** Origin of `/v3/...`. */
  readonly payBase: string;
  /** Official account, whose openids the web page sees. */
  readonly webAppid: string;
  readonly webSecret: string;
  /** Mini-program, whose openids differ from the web's. */
  readonly miniAppid: string;
  readonly miniSecret: string;
  /** Template ids of the mini-program's subscription messages, by what they are about; without one none are sent. */
  readonly templates: { readonly affairs?: string; readonly votes?: string; readonly money?: string };
  readonly mchid: string;
  /** Serial number of the merchant's API certificate, 40 hex digits. */
  readonly merchantSerial: string;
  /** Private key of that certificate, PKCS#8 PEM. */
  readonly merchantPrivateKeyPem: string;
  /** 32 bytes; opens what WeChat seals for this merchant. */
  readonly apiV3Key: string;
  /** Public-key mode: id (`PUB_KEY_ID_…`) and SPKI PEM. Without them platform certificates are downloaded. */
  readonly wechatPublicKeyId?: string;
  readonly wechatPublicKeyPem?: string;
  /** Address that WeChat calls after a payment, without query. */
  readonly notifyUrl: string;
  /** Address that WeChat calls after a refund, without query. */
  readonly refundNotifyUrl: string;
}
