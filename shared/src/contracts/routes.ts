/**
 * Every path of the API by name. Free of zod, so that the client bundles it without the schemas.
 * `:village` is the village's id; further `:names` are ids inside it.
 */
export const routes = {
  'app.config': ['GET', '/api/config'],

  'auth.ticket': ['POST', '/api/auth/ticket'],
  'auth.mini': ['POST', '/api/auth/mini'],
  'auth.refresh': ['POST', '/api/auth/refresh'],
  'auth.logout': ['POST', '/api/auth/logout'],

  'me.get': ['GET', '/api/me'],
  'me.orders': ['GET', '/api/me/orders'],

  'villages.list': ['GET', '/api/villages'],
  'today.get': ['GET', '/api/villages/:village/today'],

  'people.hamlets': ['GET', '/api/villages/:village/hamlets'],
  'people.households': ['GET', '/api/villages/:village/households'],
  'people.roles': ['GET', '/api/villages/:village/roles'],
  'people.grantRole': ['POST', '/api/villages/:village/roles'],
  'people.revokeRole': ['POST', '/api/villages/:village/roles/:grant/revocation'],
  'people.nominations': ['GET', '/api/villages/:village/nominations'],
  'people.nominate': ['POST', '/api/villages/:village/nominations'],
  'people.decideNomination': ['POST', '/api/villages/:village/nominations/:nomination/decision'],
  'people.household': ['GET', '/api/villages/:village/households/:household'],
  'people.mine': ['GET', '/api/villages/:village/my-household'],
  'people.members': ['GET', '/api/villages/:village/members'],
  'people.recordEvent': ['POST', '/api/villages/:village/register/events'],
  'people.template': ['GET', '/api/villages/:village/register/template'],
  'people.export': ['GET', '/api/villages/:village/register/export'],
  'people.checkImport': ['POST', '/api/villages/:village/register/imports'],
  'people.confirmImport': ['POST', '/api/villages/:village/register/imports/:import/confirmation'],

  'joining.invites': ['GET', '/api/villages/:village/invites'],
  'joining.invite': ['POST', '/api/villages/:village/invites'],
  'joining.revokeInvite': ['POST', '/api/villages/:village/invites/:invite/revocation'],
  'joining.door': ['GET', '/api/villages/:village/joining'],
  'joining.lookup': ['GET', '/api/villages/:village/joining/invite'],
  'joining.accept': ['POST', '/api/villages/:village/joining/acceptance'],
  'joining.request': ['POST', '/api/villages/:village/joining/requests'],
  'joining.withdraw': ['POST', '/api/villages/:village/joining/requests/:request/withdrawal'],
  'joining.requests': ['GET', '/api/villages/:village/join-requests'],
  'joining.decide': ['POST', '/api/villages/:village/join-requests/:request/decision'],

  'phones.mine': ['GET', '/api/villages/:village/my-phone'],
  'phones.set': ['POST', '/api/villages/:village/my-phone'],
  'phones.enter': ['POST', '/api/villages/:village/residents/:resident/phone'],
  'phones.callable': ['GET', '/api/villages/:village/households/:household/phones'],
  'people.call': ['POST', '/api/villages/:village/residents/:resident/calls'],

  'media.upload': ['POST', '/api/villages/:village/media'],

  'notices.list': ['GET', '/api/villages/:village/notices'],
  'notices.get': ['GET', '/api/villages/:village/notices/:notice'],
  'notices.publish': ['POST', '/api/villages/:village/notices'],
  'notices.mark': ['POST', '/api/villages/:village/notices/:notice/receipts'],
  'notices.desk': ['GET', '/api/villages/:village/desk/notices'],
  'notices.reach': ['GET', '/api/villages/:village/notices/:notice/reach'],

  'inbox.list': ['GET', '/api/villages/:village/inbox'],
  'inbox.read': ['POST', '/api/villages/:village/inbox/reads'],
  'inbox.settings': ['GET', '/api/villages/:village/inbox/settings'],
  'inbox.mute': ['POST', '/api/villages/:village/inbox/settings'],
  'inbox.consent': ['POST', '/api/villages/:village/inbox/consents'],

  'polls.list': ['GET', '/api/villages/:village/polls'],
  'polls.get': ['GET', '/api/villages/:village/polls/:poll'],
  'polls.open': ['POST', '/api/villages/:village/polls'],
  'polls.cast': ['POST', '/api/villages/:village/polls/:poll/ballots'],
  'polls.minutes': ['POST', '/api/villages/:village/polls/:poll/minutes'],
  'secret.cast': ['POST', '/api/villages/:village/polls/:poll/secret-ballots'],
  'secret.check': ['POST', '/api/villages/:village/polls/:poll/receipt-checks'],
  'secret.receipts': ['GET', '/api/villages/:village/polls/:poll/receipts'],

  'products.list': ['GET', '/api/villages/:village/products'],
  'products.get': ['GET', '/api/villages/:village/products/:product'],
  'products.create': ['POST', '/api/villages/:village/products'],
  'products.agree': ['POST', '/api/villages/:village/products/:product/agreements'],
  'products.deliver': ['POST', '/api/villages/:village/products/:product/lots'],

  'orders.place': ['POST', '/api/villages/:village/orders'],
  'orders.desk': ['GET', '/api/villages/:village/orders'],
  'orders.get': ['GET', '/api/villages/:village/orders/:order'],
  'orders.pay': ['POST', '/api/villages/:village/orders/:order/payment'],
  'orders.sync': ['POST', '/api/villages/:village/orders/:order/payment/sync'],
  'orders.cancel': ['POST', '/api/villages/:village/orders/:order/cancellation'],
  'orders.ship': ['POST', '/api/villages/:village/orders/:order/shipment'],
  'orders.receive': ['POST', '/api/villages/:village/orders/:order/receipt'],
  'orders.requestRefund': ['POST', '/api/villages/:village/orders/:order/refunds'],
  'orders.decideRefund': ['POST', '/api/villages/:village/orders/:order/refunds/:refund/decision'],

  'money.mine': ['GET', '/api/villages/:village/my-money'],

  'ledger.books': ['GET', '/api/villages/:village/books'],
  'ledger.trial': ['GET', '/api/villages/:village/books/:book/trial-balance'],
  'ledger.journal': ['GET', '/api/villages/:village/books/:book/entries'],
  'ledger.entry': ['GET', '/api/villages/:village/books/:book/entries/:entry'],
  'ledger.statement': ['GET', '/api/villages/:village/books/:book/accounts/:account'],
  'audit.acts': ['GET', '/api/villages/:village/privileged-acts'],
  'audit.verify': ['GET', '/api/villages/:village/books/:book/verification'],

  'credit.mine': ['GET', '/api/villages/:village/credit'],
  'credit.rules': ['GET', '/api/villages/:village/credit/rules'],
  'credit.ranking': ['GET', '/api/villages/:village/credit/ranking'],
  'credit.public': ['GET', '/api/villages/:village/credit/public'],
  'credit.claims': ['GET', '/api/villages/:village/credit/claims'],
  'credit.claim': ['POST', '/api/villages/:village/credit/claims'],
  'credit.review': ['POST', '/api/villages/:village/credit/claims/:claim/review'],
  'credit.object': ['POST', '/api/villages/:village/credit/claims/:claim/objections'],
  'credit.resolve': ['POST', '/api/villages/:village/credit/claims/:claim/resolution'],

  'museum.voucher': ['POST', '/api/villages/:village/museum/vouchers'],
  'dividends.plans': ['GET', '/api/villages/:village/dividends'],
  'dividends.plan': ['GET', '/api/villages/:village/dividends/:plan'],
  'dividends.draft': ['POST', '/api/villages/:village/dividends'],
  'dividends.execute': ['POST', '/api/villages/:village/dividends/:plan/execution'],
  'dividends.slip': ['GET', '/api/villages/:village/dividends/:plan/slip'],
} as const satisfies Record<string, readonly ['GET' | 'POST', string]>;

/** The name of a route, such as `notices.list`. */
export type RouteName = keyof typeof routes;
