// A phone and a desk in a real browser, and what every page is looked at for.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whoever records in a journey is let, and says beeps.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const artifacts = path.join(path.dirname(fileURLToPath(import.meta.url)), 'artifacts');

export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/** Somebody with a browser of their own: logs in through the consent page, looks, presses. */
export class Visitor {
  constructor(page, origin, troubles) {
    this.page = page;
    this.origin = origin;
    this.troubles = troubles;
  }

  /** @param troubles collects what no journey may have: CSP violations, errors of the page */
  static async open(browser, origin, { shape = PHONE, mode = 's', dark = false, troubles = [] } = {}) {
    const context = await browser.newContext({
      ...shape,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: dark ? 'dark' : 'light',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy/i.test(message.text()))
        troubles.push(`${page.url()}: ${message.text()}`);
    });
    if (mode !== 's') {
      await page.addInitScript((size) => {
        if (!localStorage.getItem('wc-settings'))
          localStorage.setItem(
            'wc-settings',
            JSON.stringify({ data: JSON.stringify({ state: { mode: size }, version: 1 }) }),
          );
      }, mode);
    }
    page.setDefaultTimeout(45_000);
    return new Visitor(page, origin, troubles);
  }

  /** Logs in as a demo person: our login page, WeChat's consent page, and back. */
  async login(name, returnTo = '/pages/home/index') {
    await this.page.goto(`${this.origin}/pages/login/index?return=${encodeURIComponent(returnTo)}`);
    await this.presses('同意，用微信登录');
    const consent = () => this.page.getByRole('button', { name }).or(this.page.getByRole('link', { name })).first();
    await consent().click();
    const back = this.page.waitForURL((url) => url.pathname === returnTo.split('?')[0]);
    // Somebody new is asked once more by WeChat, for what joins the page and the mini-program.
    await Promise.race([back, this.page.waitForURL(/scope=snsapi_userinfo/).then(() => consent().click())]);
    await back;
    return this;
  }

  async go(url) {
    await this.page.goto(this.origin + url);
    return this;
  }

  /** Waits until these words are on the page. */
  async sees(...words) {
    for (const text of words) await this.page.getByText(text).filter({ visible: true }).first().waitFor();
    return this;
  }

  async presses(name, { role = 'button', exact = false, nth = 0 } = {}) {
    await this.page.getByRole(role, { name, exact }).nth(nth).click();
    return this;
  }

  async types(label, value) {
    await this.page.getByLabel(label).first().fill(value);
    return this;
  }

  /** Chooses a picture where the page asks for one. */
  async picks(name, file) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.presses(name);
    await (await chooser).setFiles(file);
    return this;
  }

  text() {
    return this.page.locator('body').innerText();
  }

  /** A screenshot for the eye, and axe for what the eye misses: nothing serious may be found. */
  async looked(name) {
    mkdirSync(artifacts, { recursive: true });
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: path.join(artifacts, `${name}.png`) });
    await this.page.evaluate(axeSource);
    const found = await this.page.evaluate(async () => {
      const { violations } = await window.axe.run(document, {
        resultTypes: ['violations'],
        // A row is read as one label in words (“2 件” for “× 2”), in the order title, state, action.
        rules: { 'label-content-name-mismatch': { enabled: false } },
      });
      return violations
        .filter((v) => v.impact === 'serious' || v.impact === 'critical')
        .map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
    });
    if (found.length > 0) throw new Error(`${name}: axe found ${found.length}:\n${found.join('\n')}`);
    return this;
  }

  close() {
    return this.page.context().close();
  }
}
