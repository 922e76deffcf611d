/* global window, document, fetch, Event */
/**
 * Stands where WeChat's own browser would: gives a plain browser the `WeixinJSBridge` that pages pay with, and opens
 * the cashier as a sheet over the page. Runs as a classic script under the page's CSP: no inline script, nothing evaluated.
 */
(function bridge() {
  'use strict';
  if (window.WeixinJSBridge) return;
  const origin = new URL(document.currentScript.src).origin;

  async function post(path, body) {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  function element(tag, style, text) {
    const made = document.createElement(tag);
    made.style.cssText = style;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  const FONT = 'font:17px/1.5 "PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC",sans-serif;';
  const BUTTON = FONT + 'display:block;width:100%;min-height:56px;margin-top:12px;border-radius:8px;cursor:pointer;';

  /** The sheet: a modal dialog with its own focus. Resolves with what the payer did. */
  function openSheet(order, act) {
    return new Promise((resolve) => {
      const before = document.activeElement;
      const scrim = element(
        'div',
        'position:fixed;inset:0;z-index:2147483000;background:rgba(0,0,0,.6);display:flex;align-items:flex-end;justify-content:center;',
      );
      const sheet = element(
        'div',
        FONT +
          'width:100%;max-width:480px;max-height:100%;overflow:auto;box-sizing:border-box;padding:24px 20px 32px;background:#fff;color:#191919;border-radius:16px 16px 0 0;text-align:center;',
      );
      sheet.setAttribute('role', 'dialog');
      sheet.setAttribute('aria-modal', 'true');
      sheet.setAttribute('aria-labelledby', 'wx-cashier-title');
      sheet.setAttribute('aria-describedby', 'wx-cashier-what');
      const title = element('div', 'font-size:15px;color:#4c4c4c;', '演示收银台，不花真钱');
      title.id = 'wx-cashier-title';
      const what = element('div', '');
      what.id = 'wx-cashier-what';
      const whole = String(Math.floor(order.amountFen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
      const yuan = whole + '.' + String(order.amountFen % 100).padStart(2, '0');
      what.append(
        element('div', 'margin-top:12px;font-weight:700;', order.merchantName),
        element('div', 'margin-top:4px;color:#4c4c4c;overflow-wrap:anywhere;', order.description),
        element('div', 'margin:8px 0 4px;font-size:40px;line-height:1.3;font-weight:700;', '¥' + yuan),
      );
      const message = element('div', 'color:#a12a1b;');
      message.setAttribute('role', 'alert');
      const buttons = [
        ['付款', 'pay', 'border:0;background:#07603b;color:#fff;font-weight:700;'],
        ['付款但回调丢失', 'pay_lose_callback', 'border:1px solid #767676;background:#fff;color:#191919;'],
        ['取消', 'cancel', 'border:1px solid #767676;background:#fff;color:#191919;'],
      ].map(([label, choice, style]) => {
        const button = element('button', BUTTON + style, label);
        button.type = 'button';
        button.addEventListener('click', () => choose(choice, button, label));
        return button;
      });
      sheet.append(title, what, message, ...buttons);
      scrim.append(sheet);
      let busy = false;

      function done(result) {
        document.removeEventListener('keydown', onKey, true);
        scrim.remove();
        if (before && typeof before.focus === 'function') before.focus();
        resolve(result);
      }

      async function choose(choice, button, label) {
        if (busy) return;
        // Leaving needs no network: nobody may be held in a sheet.
        if (choice === 'cancel') return done({ result: 'cancel' });
        busy = true;
        message.textContent = '';
        button.textContent = '正在办…';
        buttons.forEach((one) => one.setAttribute('aria-disabled', 'true'));
        try {
          done(await act(choice));
        } catch {
          // The network failed: whether it was paid is not known here, so it may be pressed again.
          message.textContent = '没连上，再点一次。';
          button.textContent = label;
          buttons.forEach((one) => one.removeAttribute('aria-disabled'));
          busy = false;
        }
      }

      function onKey(event) {
        if (event.key === 'Escape') {
          event.preventDefault();
          choose('cancel', buttons[2], '取消');
        } else if (event.key === 'Tab') {
          event.preventDefault();
          const step = event.shiftKey ? buttons.length - 1 : 1;
          const at = buttons.indexOf(document.activeElement);
          buttons[at < 0 ? 0 : (at + step) % buttons.length].focus();
        }
      }

      document.addEventListener('keydown', onKey, true);
      document.body.append(scrim);
      buttons[0].focus();
    });
  }

  const NAME = 'get_brand_wcpay_request';
  let open = false;

  async function requestPayment(params) {
    if (open) return { result: 'fail', reason: '收银台已经打开' };
    open = true;
    try {
      const order = await post('/phone/cashier', params);
      if (order.result !== 'ok') return order;
      return await openSheet(order, (choice) => post('/phone/pay', { ...params, choice }));
    } catch {
      return { result: 'fail', reason: '没连上微信支付' };
    } finally {
      open = false;
    }
  }

  window.WeixinJSBridge = {
    /** The only call that pages of this product make; others answer as WeChat does to an unknown one. */
    invoke(name, params, callback) {
      const answer = callback || (() => undefined);
      if (name !== 'getBrandWCPayRequest') {
        answer({ err_msg: 'system:function_not_exist' });
        return;
      }
      requestPayment(params).then(({ result, reason }) => {
        answer(
          reason === undefined ? { err_msg: `${NAME}:${result}` } : { err_msg: `${NAME}:${result}`, err_desc: reason },
        );
      });
    },
  };
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
})();
