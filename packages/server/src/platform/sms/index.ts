import type { Clock } from '../clock/index.ts';
import type { Config } from '../config/index.ts';
import type { Executor } from '../db/index.ts';
import { insertOutboxMessage } from '../outbox/index.ts';
import { gatewaySms } from './gateway.ts';
import type { SmsPort } from './sms.ts';

export type { Sms, SmsPort } from './sms.ts';

export type SmsSettings = Pick<Config, 'smsGatewayUrl' | 'smsGatewayToken' | 'production'>;

const NOT_CONFIGURED = 'No text message can be sent: SMS_GATEWAY_URL is not set';

/**
 * How this server sends text messages: by the gateway where SMS_GATEWAY_URL is set, else to the outbox page; in
 * production, which has no such page, every message fails with the reason.
 */
export function openSms(config: SmsSettings, db: Executor, clock: Clock): SmsPort {
  if (config.smsGatewayUrl !== null) return gatewaySms({ url: config.smsGatewayUrl, token: config.smsGatewayToken });
  return config.production ? unconfiguredSms : outboxSms(db, clock);
}

function outboxSms(db: Executor, clock: Clock): SmsPort {
  return {
    send: (sms) =>
      insertOutboxMessage(db, {
        deliveryId: sms.id,
        channel: 'sms',
        recipient: sms.to,
        subject: null,
        body: sms.text,
        createdAt: clock.now(),
      }),
  };
}

const unconfiguredSms: SmsPort = { send: () => Promise.reject(new Error(NOT_CONFIGURED)) };
