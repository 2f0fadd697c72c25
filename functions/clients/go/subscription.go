package main

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/kinesis"
	"github.com/aws/aws-sdk-go-v2/service/kinesis/types"
	"github.com/aws/smithy-go"
)

type taken struct {
	Records      []types.Record     `json:"records"`
	Children     []types.ChildShard `json:"children"`
	Continuation *string            `json:"continuation"`
	Ended        bool               `json:"ended"`
	Failure      string             `json:"failure,omitempty"`
	Message      string             `json:"message,omitempty"`
}

func (p *program) subscribe(parameters json.RawMessage) (any, error) {
	input := &kinesis.SubscribeToShardInput{}
	if err := strictly(parameters, input); err != nil {
		return nil, err
	}
	answer, err := p.client.SubscribeToShard(context.Background(), input)
	if err != nil {
		return nil, err
	}
	p.subscriptions = append(p.subscriptions, answer.GetStream())
	return map[string]int{"subscription": len(p.subscriptions) - 1}, nil
}

// Waits for so many records, or for the end where that comes before; without a number, for the end.
func take(stream *kinesis.SubscribeToShardEventStream, records *int) taken {
	late := time.After(longestWait)
	got := taken{}
	for records == nil || len(got.Records) < *records {
		select {
		case event, more := <-stream.Events():
			if !more {
				got.Ended = true
				got.fail(stream.Err())
				return got
			}
			value := event.(*types.SubscribeToShardEventStreamMemberSubscribeToShardEvent).Value
			got.Records = append(got.Records, value.Records...)
			got.Children = append(got.Children, value.ChildShards...)
			got.Continuation = value.ContinuationSequenceNumber
		case <-late:
			got.fail(errors.New("nothing came in time"))
			return got
		}
	}
	return got
}

func (t *taken) fail(err error) {
	var known smithy.APIError
	switch {
	case errors.As(err, &known):
		t.Failure, t.Message = className(known), known.ErrorMessage()
	case err != nil:
		t.Failure, t.Message = "error", err.Error()
	}
}
