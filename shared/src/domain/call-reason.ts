/** For what somebody in office may call a villager: always about one thing of the village, which the log names. */
export const callReasons = ['notice', 'poll'] as const;
export type CallReason = (typeof callReasons)[number];

/** As the called person reads it. */
export const callReasonLabels: Record<CallReason, string> = { notice: '通知', poll: '表决' };
