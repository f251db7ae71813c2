// Package peer is what both Go programs share: how they are started and ended, TLS, and the numbers of the interop cases.
package peer

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"syscall"
)

// Names of the metadata that the interop server echoes.
const (
	EchoInitial   = "x-grpc-test-echo-initial"
	EchoTrailing  = "x-grpc-test-echo-trailing-bin"
	StatusDetails = "x-grpc-test-status-details-bin"
)

// Listen listens on a free port of the loopback address, says so, and ends the program with its standard input or SIGTERM.
func Listen() (net.Listener, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	fmt.Printf("listening %s\n", listener.Addr())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	go func() {
		<-signals
		os.Exit(0)
	}()
	go func() {
		io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	return listener, nil
}

// ServerTLS is what a server with these PEM files speaks; a client certificate is required when clientCA names a file.
func ServerTLS(certificate, key, clientCA string) (*tls.Config, error) {
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		return nil, err
	}
	config := &tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: []string{"h2"}}
	if clientCA != "" {
		config.ClientAuth = tls.RequireAndVerifyClientCert
		config.ClientCAs, err = authorities(clientCA)
	}
	return config, err
}

// ClientTLS is what a client with these PEM files speaks; certificate and key may be empty.
func ClientTLS(ca, name, certificate, key string) (*tls.Config, error) {
	roots, err := authorities(ca)
	if err != nil {
		return nil, err
	}
	config := &tls.Config{RootCAs: roots, ServerName: name}
	if certificate != "" {
		pair, err := tls.LoadX509KeyPair(certificate, key)
		if err != nil {
			return nil, err
		}
		config.Certificates = []tls.Certificate{pair}
	}
	return config, nil
}

func authorities(path string) (*x509.CertPool, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(text) {
		return nil, errors.New(path + " has no certificate")
	}
	return pool, nil
}
