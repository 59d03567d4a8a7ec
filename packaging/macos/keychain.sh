#!/usr/bin/env bash
# Lets a build machine sign and notarise: puts the certificate into a keychain of its own, and tells the next steps who
# signs, by $GITHUB_ENV. Reads CERTIFICATE and NOTARY_KEY (base64), CERTIFICATE_PASSWORD, NOTARY_KEY_ID, NOTARY_ISSUER.
# Without a certificate it says so and does nothing: the app is then signed for the machine that made it alone, and a
# stranger's Mac asks twice before it starts it.
set -euo pipefail
if [ -z "${CERTIFICATE:-}" ]; then
    echo "::warning::no certificate was given: the app is not signed for others"
    exit 0
fi
folder=$(mktemp -d)
keychain=$folder/martillo.keychain-db
password=$(openssl rand -hex 24)
umask 077
printf %s "$CERTIFICATE" | openssl base64 -d -A >"$folder/certificate.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$folder/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
# codesign must not ask a person who is not there.
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain
rm -f "$folder/certificate.p12"

identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)"/\1/p' | head -1)
[ -n "$identity" ] || { echo "::error::the certificate is none of a Developer ID Application"; exit 1; }
echo "MARTILLO_CODESIGN_IDENTITY=$identity" >>"$GITHUB_ENV"

if [ -n "${NOTARY_KEY:-}" ]; then
    printf %s "$NOTARY_KEY" | openssl base64 -d -A >"$folder/notary.p8"
    {
        echo "MARTILLO_NOTARY_KEY=$folder/notary.p8"
        echo "MARTILLO_NOTARY_KEY_ID=$NOTARY_KEY_ID"
        echo "MARTILLO_NOTARY_ISSUER=$NOTARY_ISSUER"
    } >>"$GITHUB_ENV"
else
    echo "::warning::no key for the notary was given: the image is signed, and not notarised"
fi
