package main

import (
	"context"
	"fmt"
	"log"
	"sort"
	"sync"
	"time"

	pb "peers/testing"
)

// measure makes unary calls for a while, after a warm-up of a tenth of it, and prints their rate and latencies.
func measure(client pb.TestServiceClient, period time.Duration, concurrency, size int) {
	request := &pb.SimpleRequest{ResponseSize: int32(size), Payload: payload(size)}
	loop := func(period time.Duration) []time.Duration {
		var all []time.Duration
		var mutex sync.Mutex
		var group sync.WaitGroup
		end := time.Now().Add(period)
		for worker := 0; worker < concurrency; worker++ {
			group.Add(1)
			go func() {
				defer group.Done()
				var latencies []time.Duration
				for start := time.Now(); start.Before(end); {
					if _, err := client.UnaryCall(context.Background(), request); err != nil {
						log.Fatal(err)
					}
					now := time.Now()
					latencies = append(latencies, now.Sub(start))
					start = now
				}
				mutex.Lock()
				defer mutex.Unlock()
				all = append(all, latencies...)
			}()
		}
		group.Wait()
		return all
	}
	loop(period / 10)
	start := time.Now()
	latencies := loop(period)
	elapsed := time.Since(start)
	sort.Slice(latencies, func(i, j int) bool { return latencies[i] < latencies[j] })
	fmt.Printf("calls/s %.0f  p50 %v  p99 %v  calls %d  concurrency %d\n",
		float64(len(latencies))/elapsed.Seconds(), latencies[len(latencies)/2], latencies[len(latencies)*99/100],
		len(latencies), concurrency)
}
