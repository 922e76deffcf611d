import { useEffect } from 'react';
import { goInstead } from '@/platform/navigate';
import { refresh } from '@/platform/query';
import { useAct } from '@/platform/use-act';

/** Places an order, once, however often it is pressed; then shows it. */
export function usePlaceOrder() {
  const place = useAct('orders.place', {
    refreshes: ['products.list', 'products.get', 'me.orders'],
    outlives: true,
    onward: (order) => goInstead('/packages/trade/pages/order', { id: order.id, village: order.villageId }),
  });
  const refused = place.error?.code;
  useEffect(() => {
    // The price or the stock on screen is old: the new one is shown beside the refusal.
    if (refused === 'order.price_changed' || refused === 'order.sold_out')
      void refresh('products.get', 'products.list');
  }, [refused]);
  return place;
}
