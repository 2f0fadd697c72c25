package main

import (
	"context"
	"fmt"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/service/kinesis"
)

type paginator[O any] interface {
	HasMorePages() bool
	NextPage(context.Context, ...func(*kinesis.Options)) (O, error)
}

type pages struct {
	Pages int   `json:"pages"`
	Found []any `json:"found"`
}

func (p *program) pages(asked request) (any, error) {
	switch asked.Pages {
	case "ListStreams":
		input := &kinesis.ListStreamsInput{Limit: &asked.Size}
		return all(kinesis.NewListStreamsPaginator(p.client, input), asked.Member)
	case "ListStreamConsumers":
		input := &kinesis.ListStreamConsumersInput{MaxResults: &asked.Size}
		if err := strictly(asked.Parameters, input); err != nil {
			return nil, err
		}
		return all(kinesis.NewListStreamConsumersPaginator(p.client, input), asked.Member)
	case "DescribeStream":
		input := &kinesis.DescribeStreamInput{Limit: &asked.Size}
		if err := strictly(asked.Parameters, input); err != nil {
			return nil, err
		}
		return all(kinesis.NewDescribeStreamPaginator(p.client, input), asked.Member)
	}
	return nil, fmt.Errorf("no paginator of %s", asked.Pages)
}

func all[O any](from paginator[O], member string) (pages, error) {
	found := pages{}
	for from.HasMorePages() {
		page, err := from.NextPage(context.Background())
		if err != nil {
			return found, err
		}
		found.Pages++
		holder := reflect.ValueOf(page).Elem()
		if described := holder.FieldByName("StreamDescription"); described.IsValid() {
			holder = described.Elem()
		}
		list := holder.FieldByName(member)
		for i := range list.Len() {
			found.Found = append(found.Found, list.Index(i).Interface())
		}
	}
	return found, nil
}
