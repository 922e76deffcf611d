/** Every text of the privacy notice that somebody may have agreed to, oldest first: its day. */
export const privacyVersions = ['2026-11-22'] as const;
export type PrivacyVersion = (typeof privacyVersions)[number];

/** The one that is shown and agreed to now. */
export const PRIVACY_VERSION: PrivacyVersion = privacyVersions[privacyVersions.length - 1] ?? privacyVersions[0];

/** How somebody agreed: by the button of the login, or on the page that shows the notice. */
export const privacyConsentWays = ['login', 'page'] as const;
export type PrivacyConsentWay = (typeof privacyConsentWays)[number];

export const privacyConsentWayLabels: Record<PrivacyConsentWay, string> = {
  login: '登录时点的',
  page: '在隐私页点的',
};
