#!/bin/sh
# Makes the certificates and keys of this folder with OpenSSL. They are good for nothing but tests: the keys are public.
#   authority.pem   signs the others
#   server.pem      for localhost, 127.0.0.1 and ::1, valid until 2125
#   other.pem       for other.example and 192.0.2.1
#   expired.pem     as server.pem, but over since 2020-01-01
#   selfsigned.pem  for 127.0.0.1, signed by its own key
#   client.pem      of a client, signed by the authority
#   stranger.pem    of a client, signed by its own key
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
touch "$work/index"
cat > "$work/ca.cnf" <<END
[ca]
default_ca = it
[it]
database = $work/index
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
END

key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1-key.pem"; }

own() { # NAME CN EXTENSION
    key "$1"
    openssl req -x509 -new -key "$1-key.pem" -subj "/CN=$2" -days 36500 -addext "$3" -out "$1.pem"
}

signed() { # NAME CN EXTENSION START END
    key "$1"
    openssl req -new -key "$1-key.pem" -subj "/CN=$2" -addext "$3" -out "$work/$1.csr"
    openssl ca -batch -notext -config "$work/ca.cnf" -cert authority.pem -keyfile authority-key.pem \
        -startdate "$4" -enddate "$5" -in "$work/$1.csr" -out "$1.pem" 2>/dev/null
}

own authority "Test Authority" "keyUsage=critical,keyCertSign,cRLSign"
here="subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"
signed server greeter "$here" 20200101000000Z 21250101000000Z
signed other other "subjectAltName=DNS:other.example,IP:192.0.2.1" 20200101000000Z 21250101000000Z
signed expired old "$here" 20190101000000Z 20200101000000Z
signed client caller "extendedKeyUsage=clientAuth" 20200101000000Z 21250101000000Z
own selfsigned alone "subjectAltName=IP:127.0.0.1"
own stranger stranger "extendedKeyUsage=clientAuth"
rm authority-key.pem
